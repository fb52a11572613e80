#!/bin/sh
# The provisioner lab.local/hostpath, run by up.sh (KUBE, RUN): gives every claim of a StorageClass that names it a hostPath volume
# under $RUN/volumes (mode 0777, so that steps of any user can write; all access modes), and takes the volume and its
# files away when the claim is gone. The size is what the claim asks for, and is not enforced.
set -eu
run=$RUN; name=lab.local/hostpath
k() { KUBECACHEDIR=$run/kube-cache "$KUBE/bin/kubectl" --kubeconfig "$run/admin.kubeconfig" "$@"; }
# Also after a kill -9 of this script nothing of it goes on: a loop left behind would provision for the next cluster too.
alive() { [ "$(cat "$run/pid/storage" 2>/dev/null)" = $$ ] && kill -0 $$ 2>/dev/null; }
claims() {
  while alive; do
    k get pvc -A --watch -o 'jsonpath={.metadata.annotations.volume\.kubernetes\.io/storage-provisioner}|{.status.phase}|{.metadata.deletionTimestamp}|{.metadata.namespace}|{.metadata.name}|{.metadata.uid}|{.spec.storageClassName}|{.spec.resources.requests.storage}|{.spec.volumeMode}|{.spec.accessModes}{"\n"}' |
      while IFS='|' read -r by phase gone ns pvc uid class size mode modes; do
        [ "$by" = $name ] && [ "$phase" = Pending ] && [ -z "$gone" ] || continue
        [ "${mode:-Filesystem}" = Filesystem ] || { echo "claim $ns/$pvc: block volumes are not to be had"; continue; }
        d=$run/volumes/pvc-$uid; mkdir -p "$d"; chmod 777 "$d"
        k create -f - <<V || true
{"apiVersion": "v1", "kind": "PersistentVolume",
 "metadata": {"name": "pvc-$uid", "annotations": {"pv.kubernetes.io/provisioned-by": "$name"}},
 "spec": {"capacity": {"storage": "$size"}, "accessModes": $modes, "storageClassName": "$class",
  "persistentVolumeReclaimPolicy": "Delete", "hostPath": {"path": "$d", "type": "Directory"},
  "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "namespace": "$ns", "name": "$pvc", "uid": "$uid"}}}
V
      done
    sleep 1
  done
}
volumes() {
  while alive; do
    k get pv --watch -o 'jsonpath={.metadata.annotations.pv\.kubernetes\.io/provisioned-by}|{.status.phase}|{.metadata.deletionTimestamp}|{.metadata.name}{"\n"}' |
      while IFS='|' read -r by phase gone pv; do
        [ "$by" = $name ] && [ "$phase" = Released ] && [ -z "$gone" ] || continue
        rm -rf "$run/volumes/$pv"
        k delete pv "$pv" --wait=false || true
      done
    sleep 1
  done
}
trap 'trap - TERM; kill 0' TERM # up.sh gives this script a session of its own
mkdir -p "$run/volumes"
k apply --server-side -f - <<C
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: standard, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: $name
volumeBindingMode: Immediate
reclaimPolicy: Delete
C
claims & volumes & wait
