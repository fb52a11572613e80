#!/bin/sh
# Stops what up.sh and argo.sh started (by pid file), takes the network away and removes the state. From any state: also
# what a crash left. The last logs stay in $RUN.log.
set -eu
run=$RUN; root=$NODE/root
[ -d "$run" ] || exit 0
LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu; export LD_LIBRARY_PATH
PATH=$root/usr/sbin:$root/usr/bin:$PATH; export PATH
stop() {
  f=$run/pid/$1; [ -e "$f" ] || return 0
  p=$(cat "$f")
  if [ -r "/proc/$p/cmdline" ] && tr '\0' ' ' <"/proc/$p/cmdline" | grep -qF -e "$run" -e "$1"; then
    kill "$p" 2>/dev/null || true
    i=0; while kill -0 "$p" 2>/dev/null && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
    kill -9 "$p" 2>/dev/null || true
  fi
  rm -f "$f"
}
for n in workflow-controller moto.server http.server storage kubelet kube-scheduler kube-controller-manager kube-apiserver etcd; do stop $n; done
if [ -e "$run/pid/containerd" ]; then
  c() { ctr -a "$run/containerd.sock" -n k8s.io "$@"; }
  for t in $(c tasks ls -q 2>/dev/null); do c tasks kill -s KILL "$t" >/dev/null 2>&1 || true; done
  sleep 1
  for t in $(c tasks ls -q 2>/dev/null); do c tasks rm -f "$t" >/dev/null 2>&1 || true; done
  for t in $(c containers ls -q 2>/dev/null); do c containers rm "$t" >/dev/null 2>&1 || true; done
fi
stop containerd
grep " $run/" /proc/mounts | cut -d' ' -f2 | sort -r | while read -r m; do umount -l "$m" || true; done
for n in $(grep -o ' /[^ ]*netns/cni-[^ ]*' /proc/mounts | sort -u); do umount -l "$n" || true; rm -f "$n"; done
ip link del labbr0 2>/dev/null || true
ip addr del 10.96.0.1/32 dev lo 2>/dev/null || true
[ ! -e "$run/sysctl" ] || { while read -r s v; do echo "$v" >"/proc/sys/$s" || true; done <"$run/sysctl"; rm -f "$run/sysctl"; }
for c in cpu cpuacct cpuset memory devices freezer blkio pids systemd hugetlb unified; do
  d=/sys/fs/cgroup/$c/kubepods; [ ! -d "$d" ] || find "$d" -depth -type d -exec rmdir {} + 2>/dev/null || true
done
[ ! -e "$run/host-dirs" ] || { while read -r d; do rm -rf "$d"; done <"$run/host-dirs"; rm -f "$run/host-dirs"; }
rm -rf "$run.log"; [ ! -d "$run/log" ] || mv "$run/log" "$run.log"
rm -rf "$run"
