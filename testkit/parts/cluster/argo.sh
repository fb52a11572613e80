#!/bin/sh
# Runs S3, a folder of wheels and Argo's controller (for all namespaces) beside the cluster of up.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd); run=$RUN
k() { KUBECACHEDIR=$run/kube-cache "$KUBE/bin/kubectl" --kubeconfig "$run/admin.kubeconfig" "$@"; }
start() { n=$1; shift; setsid "$@" >"$run/log/$n.log" 2>&1 </dev/null & echo $! >"$run/pid/$n"; }
answers() { # answers NAME URL
  i=0
  until curl -sf -o /dev/null "$2"; do
    kill -0 "$(cat "$run/pid/$1")" 2>/dev/null && [ $i -lt 300 ] || { echo "$1 does not answer" >&2; tail "$run/log/$1.log" >&2; exit 1; }
    i=$((i + 1)); sleep 0.1
  done
}
start moto.server "$NODE/venv/bin/python" -m moto.server -H 10.88.0.1 -p 9000
start http.server "$NODE/venv/bin/python" -m http.server -b 10.88.0.1 -d "$NODE/wheels" 9001
k create -f "$here/controller.yaml" >/dev/null
sed s/NAMESPACE/argo/ "$here/namespace.yaml" | k apply --server-side -f - >/dev/null
answers moto.server http://10.88.0.1:9000/
curl -sf -o /dev/null -X PUT http://10.88.0.1:9000/argosy
answers http.server http://10.88.0.1:9001/
# A requeue is 10 s by default, and a resource template looks every 5 s.
LEADER_ELECTION_DISABLE=true DEFAULT_REQUEUE_TIME=1s KUBECONFIG=$run/admin.kubeconfig start workflow-controller \
  "$ARGO/bin/workflow-controller" --kubeconfig "$run/admin.kubeconfig" --namespace argo \
  --executor-image lab.local/argoexec:1 --executor-image-pull-policy Never --loglevel info
i=0
until grep -q 'Starting Workflow Controller' "$run/log/workflow-controller.log"; do
  kill -0 "$(cat "$run/pid/workflow-controller")" 2>/dev/null && [ $i -lt 300 ] || { tail "$run/log/workflow-controller.log" >&2; exit 1; }
  i=$((i + 1)); sleep 0.1
done
