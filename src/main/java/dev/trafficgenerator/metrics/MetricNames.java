package dev.trafficgenerator.metrics;

/// The names under which Prometheus sees a generator. Those of the first group are kept as
/// dashboards know them; the others follow Prometheus' rules: base units, and `_total` on what only
/// grows.
final class MetricNames {
  static final String CPU_PERCENT = "container_cpu_percent";
  static final String MEMORY_PERCENT = "container_memory_percent";
  static final String MEMORY_AVAILABLE_MB = "container_memory_available_mb";
  static final String MEMORY_USED_MB = "container_memory_used_mb";
  static final String MEMORY_USED_BYTES = "container_memory_used_bytes";
  static final String NETWORK_BYTES_SENT = "container_network_bytes_sent";
  static final String NETWORK_BYTES_RECEIVED = "container_network_bytes_recv";
  static final String NETWORK_PACKETS_SENT = "container_network_packets_sent";
  static final String NETWORK_PACKETS_RECEIVED = "container_network_packets_recv";
  static final String NETWORK_BYTES_SENT_TOTAL = "container_network_bytes_sent_total";
  static final String NETWORK_BYTES_RECEIVED_TOTAL = "container_network_bytes_recv_total";
  static final String CONTAINER_RPS = "container_rps";
  static final String RPS = "traffic_generator_rps";
  static final String SIMULATED_USERS = "traffic_generator_simulated_users";
  static final String RATE_LIMIT = "traffic_generator_rate_limit";
  static final String APP_STATUS = "app_status";

  static final String REQUESTS = "traffic_generator_requests_total";
  static final String RESPONSES = "traffic_generator_responses_total";
  static final String FAILURES = "traffic_generator_failures_total";
  static final String UNEXPECTED = "traffic_generator_unexpected_total";
  static final String THRESHOLD_PASSED = "traffic_generator_threshold_passed";
  static final String REQUEST_DURATION = "traffic_generator_request_duration_seconds";
  static final String SERVICE_DURATION = "traffic_generator_service_duration_seconds";
  static final String SCHEDULE_LAG = "traffic_generator_schedule_lag_seconds";
  static final String ACTIVE_USERS = "traffic_generator_active_users";
  static final String USERS_BACKING_OFF = "traffic_generator_users_backing_off";
  static final String ACTIVE_SESSIONS = "traffic_generator_active_sessions";
  static final String IN_FLIGHT = "traffic_generator_in_flight";
  static final String SATURATED = "traffic_generator_saturated";
  static final String SESSIONS = "traffic_generator_sessions_total";
  static final String SESSIONS_HELD_BACK = "traffic_generator_sessions_held_back_total";
  static final String SESSIONS_RETURNING = "traffic_generator_sessions_returning_total";
  static final String COUNTRIES = "traffic_generator_country_sessions_total";
  static final String VISITORS = "traffic_generator_visitor_sessions_total";
  static final String LOGINS = "traffic_generator_logins_total";
  static final String BYTES_SENT = "traffic_generator_sent_bytes_total";
  static final String BYTES_RECEIVED = "traffic_generator_received_bytes_total";
  static final String PROCESS_CPU = "traffic_generator_process_cpu_ratio";
  static final String PROCESS_MEMORY = "traffic_generator_process_resident_memory_bytes";

  static final String PROCESS_CPU_SECONDS = "process_cpu_seconds_total";
  static final String PROCESS_START = "process_start_time_seconds";
  static final String PROCESS_UPTIME = "process_uptime_seconds";
  static final String PROCESS_RESIDENT = "process_resident_memory_bytes";
  static final String PROCESS_OPEN_FDS = "process_open_fds";
  static final String PROCESS_MAX_FDS = "process_max_fds";

  static final String APP_UPTIME = "app_uptime_seconds";
  static final String APP = "app";
  static final String APP_CPU = "process_cpu_percent";
  static final String APP_MEMORY = "process_memory_mb";
  static final String CONFIG_RELOADS = "config_reloads_total";
  static final String CONFIG_TAKEN = "config_last_reload_successful";
  static final String APP_RPS = "traffic_rps";
  static final String APP_USERS = "simulated_users";
  static final String APP_RATE_LIMIT = "rate_limit";
  static final String APP_RUNNING = "traffic_generator_status";

  private MetricNames() {}
}
