#!/usr/bin/env bash
# Makes every topic of topics.tsv and its dead letters. Again is no error: what exists stays as it is.
set -euo pipefail

: "${KAFKA_BOOTSTRAP_SERVERS:?set it to host:port of the brokers}"
: "${REPLICATION:=1}"
topics="${1:-/opt/tributary/topics.tsv}"
tool=/opt/kafka/bin/kafka-topics.sh

create() { # name, partitions, cleanup policy
    "$tool" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
        --topic "$1" --partitions "$2" --replication-factor "$REPLICATION" --config "cleanup.policy=$3"
}

while IFS=$'\t' read -r name partitions policy; do
    create "$name" "$partitions" "$policy"
    create "$name.dead-letter" 1 delete
done <"$topics"
