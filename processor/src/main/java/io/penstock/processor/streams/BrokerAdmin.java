package io.penstock.processor.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.DisconnectException;
import org.jspecify.annotations.Nullable;

/// The brokers' admin client, created on first use and kept open. Safe for use by several threads.
public final class BrokerAdmin implements AutoCloseable {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final long ANSWER_MAX_MS = 4_000;

  private final Map<String, Object> adminConfig = new HashMap<>();
  private @Nullable Admin admin;

  /// Creates no client yet.
  ///
  /// @param config the application's settings; only those of an admin client are used
  public BrokerAdmin(Properties config) {
    for (var name : AdminClientConfig.configNames()) {
      if (config.containsKey(name)) {
        adminConfig.put(name, config.get(name));
      }
    }
    adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000");
    adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MAX_MS + "");
  }

  /// The brokers' addresses as configured: `bootstrap.servers`.
  String servers() {
    return String.valueOf(adminConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
  }

  /// The client, created by the first call that can: creation fails while no address resolves.
  synchronized Admin admin() {
    var open = admin;
    if (open == null) {
      open = Admin.create(adminConfig);
      admin = open;
    }
    return open;
  }

  /// The brokers' answer, awaited for at most 4 s.
  static <T> T answer(KafkaFuture<T> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    return asked.get(ANSWER_MAX_MS, TimeUnit.MILLISECONDS);
  }

  /// The reason for a missing answer, as a short text.
  static String why(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // All timeouts have one text, because a message is logged again each time its text changes.
    return switch (root) {
      case TimeoutException _,
          org.apache.kafka.common.errors.TimeoutException _,
          DisconnectException _ ->
          "timed out";
      case Throwable it when it.getMessage() != null -> it.getMessage();
      case Throwable it -> it.getClass().getSimpleName();
    };
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(CLOSE_MAX);
    }
  }
}
