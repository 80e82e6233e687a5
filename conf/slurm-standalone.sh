#!/usr/bin/env bash
# Runs snops on a standalone Spark cluster of its own inside a SLURM allocation: a master on this node, a worker on each node, then
# spark-submit; all of it ends with the command. In the folder that holds conf/ and jobs/, which all nodes see:
#
#   sbatch --nodes=4 --exclusive --gpus-per-node=4 --signal=B:TERM@60 conf/slurm-standalone.sh sweep CONFIG --out /shared/DIR
#
# The same line with --resume goes on where the time limit ended it.
#
#   SPARK_HOME        Spark 4.2 (Scala 2.13), the same path on all nodes; needed
#   SNOPS_HOME        the folder that holds conf/ and jobs/; default: where sbatch was called
#   SNOPS_JAR         the application jar; default: the one in jobs/target
#   SNOPS_PROPERTIES  settings of Spark; default: conf/standalone-gpu.properties
#   SNOPS_WORKER_OPTS further options of each worker's JVM
set -euo pipefail

fail() { # message, remedy
  printf 'slurm-standalone: %s\n       %s\n' "$1" "$2" >&2
  exit 2
}

[ -n "${SLURM_JOB_NODELIST:-}" ] || fail 'this is no SLURM allocation' 'start it with sbatch, or within salloc'
[ -x "${SPARK_HOME:-}/bin/spark-class" ] || fail "SPARK_HOME='${SPARK_HOME:-}' has no bin/spark-class" 'set SPARK_HOME to a Spark 4.2'
[ $# -gt 0 ] || fail 'no command of snops' 'give one: sweep CONFIG --out DIR'

# sbatch runs a copy of this file, so its own place says nothing.
root=${SNOPS_HOME:-${SLURM_SUBMIT_DIR:-$PWD}}
properties=${SNOPS_PROPERTIES:-$root/conf/standalone-gpu.properties}
gpus=$root/conf/gpus.sh
jar=${SNOPS_JAR:-$(find "$root/jobs/target" -maxdepth 1 -name 'spark-snops-*.jar' 2>/dev/null | sort | tail -n 1)}
[ -f "$properties" ] && [ -x "$gpus" ] || fail "no $properties, or no $gpus" 'set SNOPS_HOME to the folder that holds conf/'
[ -f "$jar" ] || fail "no application jar in $root/jobs/target" 'build it there (bin/snops version), or set SNOPS_JAR'

# Logs, and the settings with a secret: whoever reaches the master's port without it is turned away.
work=$PWD/.snops-slurm-${SLURM_JOB_ID:?}
(umask 077 && mkdir -p "$work")
settings=$work/spark.properties
(umask 077 && {
  cat "$properties"
  printf '\nspark.authenticate=true\nspark.authenticate.secret=%s\n' "$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
} >"$settings")

mapfile -t nodes < <(scontrol show hostnames "$SLURM_JOB_NODELIST")

daemons=()
finish() {
  for pid in ${daemons[@]+"${daemons[@]}"}; do kill "$pid" 2>/dev/null || true; done
  wait || true
  rm -f "$settings"
}
trap finish EXIT

# --- the master, on any free port, because nodes may be shared ------------------------------------------------------
"$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.master.Master \
  --host "${nodes[0]}" --port 0 --webui-port 0 --properties-file "$settings" >"$work/master.log" 2>&1 &
daemons+=($!)
master=
for ((i = 0; i < 1200 && ${#master} == 0; i++)); do
  kill -0 "${daemons[0]}" 2>/dev/null || fail 'the master did not start' "see $work/master.log"
  master=$(grep -om1 'spark://[^ ]*:[0-9]*' "$work/master.log" || true)
  [ -n "$master" ] || sleep 0.1
done
[ -n "$master" ] || fail 'the master did not start within two minutes' "see $work/master.log"

# --- a worker on each node ------------------------------------------------------------------------------------------
# On the node itself: it counts its GPUs, and has its own share of cores and memory.
worker='
  count=$("$1" | grep -o "\"[0-9]*\"" | grep -c . || true)
  [ "$count" -eq 0 ] || offer="-Dspark.worker.resource.gpu.amount=$count -Dspark.worker.resource.gpu.discoveryScript=$1"
  export SPARK_WORKER_OPTS="${offer:-} ${SNOPS_WORKER_OPTS:-}" CUDA_DEVICE_ORDER=PCI_BUS_ID
  exec "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker --webui-port 0 --properties-file "$2" \
    --work-dir "$3" ${SLURM_CPUS_ON_NODE:+--cores "$SLURM_CPUS_ON_NODE"} ${SLURM_MEM_PER_NODE:+--memory "${SLURM_MEM_PER_NODE}m"} "$4"'
srun --nodes="${#nodes[@]}" --ntasks="${#nodes[@]}" --ntasks-per-node=1 --overlap --kill-on-bad-exit=0 \
  bash -c "$worker" worker "$gpus" "$settings" "$work/executors" "$master" >"$work/workers.log" 2>&1 &
daemons+=($!)

# --- the command ----------------------------------------------------------------------------------------------------
# In the background, so that a signal reaches this shell at once, which hands it on.
"$SPARK_HOME/bin/spark-submit" --master "$master" --properties-file "$settings" --class io.github.sparksnops.jobs.Main "$jar" "$@" &
submit=$!
trap 'kill -TERM "$submit" 2>/dev/null || true' TERM INT
status=0
wait "$submit" || status=$?
while kill -0 "$submit" 2>/dev/null; do status=0; wait "$submit" || status=$?; done
exit "$status"
