package io.penstock.cli.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which request is in question.
final class RequestOptions {
  /// The refused request in question.
  ///
  /// @param body the bytes as they came
  record RefusedRequest(GivenHeaders headers, byte[] body) {}

  @Option(
      names = "--connection",
      required = true,
      paramLabel = "ID",
      description = "The connection that the webhook was sent to.")
  private String connection = "";

  @Option(
      names = "--headers",
      required = true,
      paramLabel = "FILE",
      description =
          "Holds its headers: \"Name: value\" lines, what curl -v printed, or one JSON object; - is"
              + " stdin.")
  private String headers = "";

  @Option(
      names = "--body",
      required = true,
      paramLabel = "FILE",
      description = "Holds exactly its body; - is stdin.")
  private String body = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it came, such as 2026-01-02T03:04:05Z (default now).")
  private @Nullable Instant at;

  String connection() {
    return connection;
  }

  InputFile headers() {
    return new InputFile(headers);
  }

  InputFile body() {
    return new InputFile(body);
  }

  @Nullable Instant at() {
    return at;
  }
}
