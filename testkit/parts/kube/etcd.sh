#!/bin/sh
# etcd for kube-api-test: on loopback (it asks for every interface), without fsync, and never longer than its parent.
at=$(cd "$(dirname "$0")" && pwd)
for a do
  shift
  case $a in http://0.0.0.0:*) a=http://127.0.0.1:${a##*:} ;; esac
  set -- "$@" "$a"
done
parent=$PPID me=$$
(while kill -0 $parent && kill -0 $me; do sleep 1; done; kill -9 $me) >/dev/null 2>&1 </dev/null &
exec "$at/../../../bin/kube" etcd --unsafe-no-fsync "$@"
