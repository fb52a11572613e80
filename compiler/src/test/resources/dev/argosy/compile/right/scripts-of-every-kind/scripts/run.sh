. "$(dirname "$0")/common.sh"
say "$@"
