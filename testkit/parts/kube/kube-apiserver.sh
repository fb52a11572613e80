#!/bin/sh
# The API server for kube-api-test, never longer than its parent: one whose etcd is gone does not stop on SIGTERM.
at=$(cd "$(dirname "$0")" && pwd)
parent=$PPID me=$$
(while kill -0 $parent && kill -0 $me; do sleep 1; done; kill -9 $me) >/dev/null 2>&1 </dev/null &
exec "$at/../../../bin/kube" kube-apiserver "$@"
