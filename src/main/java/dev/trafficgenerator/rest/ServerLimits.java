package dev.trafficgenerator.rest;

import java.time.Duration;

/// The control API's limits: what one caller, or very many, can take of this process.
///
/// @param commandThreads commands worked on at once; the generator itself takes one after another
/// @param commandsWaitingMax commands that wait for a thread; one more is answered 503
/// @param command from a command's arrival to its answer; then 503
/// @param body from the first read of a body to its end; then 408
/// @param idle a connection on which nothing moves is closed
/// @param close how long requests under way may take when the server closes
record ServerLimits(
    int commandThreads,
    int commandsWaitingMax,
    Duration command,
    Duration body,
    Duration idle,
    Duration close) {

  static final ServerLimits DEFAULT =
      new ServerLimits(
          4,
          64,
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3));

  /// Longest request body, before and after its content encoding is undone.
  static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

  /// Bodies above this are worked on one after another: parsed, a body of 16 MiB is some 400 MB.
  static final int LARGE_BODY_BYTES = 1024 * 1024;

  /// Read and thrown away of a body that is too long, so that its sender gets to hear the answer
  /// instead of a reset.
  static final int DRAINED_BYTES_MAX = 64 * 1024 * 1024;

  /// Request line and headers together.
  static final int HEADER_BYTES_MAX = 16 * 1024;

  /// Threads that read requests and answer health and metrics. None of them ever waits for a
  /// command.
  static final int SERVER_THREADS_MAX = 16;

  static final int SERVER_THREADS_MIN = 4;

  /// Threads that answer on the port for figures and health alone.
  static final int PROBE_THREADS_MAX = 8;

  static final int PROBE_THREADS_MIN = 2;

  /// Connections at once; with it the jobs that can wait for one of these threads.
  static final int CONNECTIONS_MAX = 512;

  /// How long a connection may be idle once there are [#CONNECTIONS_MAX] of them.
  static final Duration IDLE_WHEN_CROWDED = Duration.ofSeconds(2);

  /// Connections that the operating system holds until they are accepted.
  static final int BACKLOG = 128;

  /// Streams of metrics at once; one more is answered 503.
  static final int SUBSCRIBERS_MAX = 64;

  /// What may wait for one subscriber's connection; then it is dropped. Twice a whole replay.
  static final int SUBSCRIBER_BYTES_MAX = 768 * 1024;

  /// How long a subscriber's connection may take nothing; then it is dropped.
  static final Duration SUBSCRIBER_STALL = Duration.ofSeconds(5);

  /// Most buckets in which a subscriber is told what it missed.
  static final int REPLAYED_BUCKETS_MAX = 300;

  /// A subscriber that there is nothing to tell gets a comment this often.
  static final Duration STREAM_KEEP_ALIVE = Duration.ofSeconds(10);
}
