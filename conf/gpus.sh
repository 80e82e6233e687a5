#!/usr/bin/env bash
# Tells Spark which GPUs there are here: {"name":"gpu","addresses":["0","1"]}, by the numbers that CUDA counts by, which a task
# gets as its address. CUDA must count in nvidia-smi's order: CUDA_DEVICE_ORDER=PCI_BUS_ID, as in conf/*-gpu.properties.
set -euo pipefail

count=0
if [ -n "${CUDA_VISIBLE_DEVICES+set}" ]; then
  # Somebody, such as SLURM, has chosen some: to CUDA these are numbers 0, 1, ... whatever they are called. It stops at the first
  # that it does not know, and of the parts of a GPU (MIG) a process sees one.
  IFS=, read -r -a visible <<<"$CUDA_VISIBLE_DEVICES"
  for device in ${visible[@]+"${visible[@]}"}; do
    case $device in
      MIG-*) count=1; break ;;
      [0-9]* | GPU-*) count=$((count + 1)) ;;
      *) break ;;
    esac
  done
elif command -v nvidia-smi >/dev/null; then
  if listed=$(nvidia-smi --query-gpu=index --format=csv,noheader); then
    count=$(grep -c '^[0-9]' <<<"$listed" || true)
  else
    printf 'gpus.sh: nvidia-smi failed: %s\n' "$listed" >&2
  fi
fi

addresses=
for ((i = 0; i < count; i++)); do addresses+="${addresses:+,}\"$i\""; done
printf '{"name":"gpu","addresses":[%s]}\n' "$addresses"
