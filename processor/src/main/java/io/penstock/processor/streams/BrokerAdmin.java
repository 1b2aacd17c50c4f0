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

/// The brokers, asked through one admin client that is kept open. For any thread.
public final class BrokerAdmin implements AutoCloseable {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final long ANSWER_MAX_MS = 4_000;

  private final Map<String, Object> adminConfig = new HashMap<>();
  private @Nullable Admin admin;

  /// Not asked yet.
  ///
  /// @param config the application's settings, of which the admin client's are used
  public BrokerAdmin(Properties config) {
    for (var name : AdminClientConfig.configNames()) {
      if (config.containsKey(name)) {
        adminConfig.put(name, config.get(name));
      }
    }
    adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000");
    adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MAX_MS + "");
  }

  /// Where they are, as the operator said.
  String servers() {
    return String.valueOf(adminConfig.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
  }

  /// Made by the first question that can: an address that is not known yet refuses to make one.
  synchronized Admin admin() {
    var open = admin;
    if (open == null) {
      open = Admin.create(adminConfig);
      admin = open;
    }
    return open;
  }

  /// Their answer, waited for as long as one may take.
  static <T> T answer(KafkaFuture<T> asked)
      throws InterruptedException, ExecutionException, TimeoutException {
    return asked.get(ANSWER_MAX_MS, TimeUnit.MILLISECONDS);
  }

  /// Why they did not answer, in few words.
  static String why(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // One text for every kind of silence: what is said anew each time it changes must not change.
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
