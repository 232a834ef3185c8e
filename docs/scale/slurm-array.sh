#!/usr/bin/env bash
# An experiment as a Slurm job array: sbatch docs/scale/slurm-array.sh
# Every task computes the blocks b with b % 8 = its number. Submit it again to compute what a lost task left out.
#SBATCH --job-name=horizons
#SBATCH --array=0-7
#SBATCH --cpus-per-task=4
#SBATCH --mem=3G
#SBATCH --time=02:00:00
set -euo pipefail

# A folder that all nodes see. The program is built once, on one node: the tasks compare its checksum with the plan's.
cd "${HORIZONS:-$HOME/mobility-horizons}"
node dist-node/horizons.mjs experiment \
  --design lhs --samples "${SAMPLES:-2000}" --runs "${RUNS:-100}" \
  --levers fertility:-0.3:0.3,incomeGrowth:-1:1,floodResponse:20:80,adaptation:0:4 \
  --places NER,MLI,un-western-africa,WLD --outputs population,disasterDisplacement,emigrants \
  --years 2026,2028,2030 \
  --out "${RESULTS:-$HOME/horizons-results}" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" --shard 8
