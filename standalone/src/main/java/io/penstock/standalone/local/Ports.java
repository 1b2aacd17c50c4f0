package io.penstock.standalone.local;

import io.penstock.cli.output.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where each part listens, on 127.0.0.1; 0 for any free port.
public record Ports(int webhooks, int ingressManagement, int processorManagement, int kafka) {
  /// Whatever is free.
  public static final Ports ANY = new Ports(0, 0, 0, 0);

  public static final String WEBHOOKS = "--port";
  public static final String INGRESS_MANAGEMENT = "--ingress-management-port";
  public static final String PROCESSOR_MANAGEMENT = "--processor-management-port";
  public static final String KAFKA = "--kafka-port";

  /// The ports by the option that says each.
  public Map<String, Integer> byOption() {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put(WEBHOOKS, webhooks);
    ports.put(INGRESS_MANAGEMENT, ingressManagement);
    ports.put(PROCESSOR_MANAGEMENT, processorManagement);
    ports.put(KAFKA, kafka);
    return ports;
  }

  /// Tells of a port that is taken before anything is started for nothing.
  ///
  /// @throws CommandFailure where one is
  public void checkFree() {
    byOption()
        .forEach(
            (option, port) -> {
              try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                // Free, and free again.
              } catch (IOException e) {
                throw new CommandFailure(
                    "cannot listen on 127.0.0.1:%d (%s): stop what uses it, or choose another port with %s"
                        .formatted(port, e.getMessage(), option),
                    e);
              }
            });
  }
}
