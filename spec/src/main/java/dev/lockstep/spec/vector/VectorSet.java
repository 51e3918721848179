package dev.lockstep.spec.vector;

import java.nio.file.Path;

/** One file of vectors: a machine within certain bounds. */
public enum VectorSet {
  WORKER_LIFE("worker-life", "worker", "WorkerVectors", "WorkerLifeVectors"),
  WORKER_ROOM("worker-room", "worker", "WorkerVectors", "WorkerRoomVectors"),
  WORKER_QUEUE("worker-queue", "worker", "WorkerVectors", "WorkerQueueVectors"),
  BROADCAST_BLOCK_DROP("broadcast-block-drop", "broadcast", "BroadcastVectors", "BroadcastBlockDropVectors"),
  BROADCAST_BLOCK_CUT("broadcast-block-cut", "broadcast", "BroadcastVectors", "BroadcastBlockCutVectors"),
  BROADCAST_DROP_CUT("broadcast-drop-cut", "broadcast", "BroadcastVectors", "BroadcastDropCutVectors"),
  SUPERVISOR_RESTART("supervisor-restart", "supervisor", "SupervisorVectors", "SupervisorRestartVectors"),
  SUPERVISOR_RETRY("supervisor-retry", "supervisor", "SupervisorVectors", "SupervisorRetryVectors"),
  SUPERVISOR_SCALE("supervisor-scale", "supervisor", "SupervisorVectors", "SupervisorScaleVectors"),
  SUPERVISOR_PROBE("supervisor-probe", "supervisor", "SupervisorVectors", "SupervisorProbeVectors"),
  SUPERVISOR_SHUTDOWN("supervisor-shutdown", "supervisor", "SupervisorVectors", "SupervisorShutdownVectors");

  /** Where the files are, seen from the root of the kit. */
  public static final Path DIRECTORY = Path.of("spec", "vectors");

  private final String title;
  private final String model;
  private final String module;
  private final String config;

  VectorSet(String title, String model, String module, String config) {
    this.title = title;
    this.model = model;
    this.module = module;
    this.config = config;
  }

  /** The set's name, which is that of its file. */
  public String title() {
    return title;
  }

  /** Whose vectors they are: {@code worker}, {@code broadcast} or {@code supervisor}. */
  public String model() {
    return model;
  }

  /** The module in {@code spec/tla/vectors} that they are taken from. */
  String module() {
    return module;
  }

  /** The configuration there that sets the bounds. */
  String config() {
    return config;
  }

  /** The set's file in a kit. */
  public Path file(Path home) {
    return home.resolve(DIRECTORY).resolve(title + ".ndjson");
  }
}
