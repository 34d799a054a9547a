"""The door for language model applications: the Model Context Protocol, over stdio or HTTP on loopback; read-only."""
