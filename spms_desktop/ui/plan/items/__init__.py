"""What several parts of the plan share: rows with their buttons, and forms put together from inputs."""
