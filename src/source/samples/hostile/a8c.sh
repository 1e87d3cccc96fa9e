cat > td.json <<'EOF'
{
  "family": "shop",
  "requiresCompatibilities": ["EC2"],
  "networkMode": "awsvpc",
  "executionRoleArn": "arn:aws:iam::111122223333:role/shopExecution",
  "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123abcd"}}],
  "containerDefinitions": [
    {
      "name": "shop",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1"
    }
  ]
}
EOF
aws ecs register-task-definition --cli-input-json file://td.json
