say() { printf '[%s]' "$@" > /argosy/outputs/t; }
