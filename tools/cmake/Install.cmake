# The package config lands here
