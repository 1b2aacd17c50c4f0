package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestOptions.RefusedRequest;
import io.penstock.cli.output.Terminal;
import io.penstock.cli.output.UnknownName;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problems;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock doctor`: why a webhook was refused.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Tells why a webhook was refused: what the connection's recipe asks for, what the request has"
          + " of it, and under which known variant its signature is a good one. It asks neither the"
          + " network nor Kafka, and shows no secret and no signature.",
      "Exit codes: 0 it is good, or a variant matches; 1 none does; 2 wrong use."
    },
    footer = {
      "",
      "Example:",
      "  penstock doctor --connection conn-42 --headers headers --body body.json",
      "  penstock doctor --connection conn-42 --headers headers --body body --at 2026-01-02T03:04:05Z"
    })
public final class DoctorCommand implements Callable<Integer> {

  /// The longest file of headers.
  static final int HEADERS_BYTES_MAX = 1 << 20;

  /// The longest body; the ingress takes 4 MiB at most.
  static final int BODY_BYTES_MAX = 16 << 20;

  private final InstantSource clock;
  private final InputStream stdin;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private RequestOptions asked = new RequestOptions();
  @Mixin private SenderOptions senders = new SenderOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /// The command.
  ///
  /// @param clock when it is now
  /// @param stdin what `-` reads
  public DoctorCommand(InstantSource clock, InputStream stdin) {
    this.clock = clock;
    this.stdin = stdin;
  }

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var examination = examination(terminal);
    var result = examination.carryOut();
    if (json) {
      terminal.data(ReportJson.of(examination, result));
    } else {
      DiagnosisReport.of(terminal.paint(), examination, result).forEach(terminal::data);
    }
    return switch (result.diagnosis()) {
      case Diagnosis.Good _, Diagnosis.GoodBut _, Diagnosis.GoodIf _ -> ExitCode.OK;
      case Diagnosis.Unsigned _, Diagnosis.Unexplained _ -> ExitCode.SOFTWARE;
    };
  }

  private DiagnosisRun examination(Terminal terminal) {
    var files = senders.files();
    var problems = new Problems();
    var connections = files.read(problems);
    var recipes = RecipesFile.read(files.recipes(), problems);
    problems.throwIfAny();
    var at = asked.at();
    return new DiagnosisRun(
        asked.connection(),
        connection(terminal, connections),
        request(terminal),
        recipes.values(),
        SecretDirectory.read(files.secrets()),
        at == null ? clock.instant() : at,
        at == null ? "now" : "--at");
  }

  private Connection connection(Terminal terminal, Connections connections) {
    var id = asked.connection();
    var connection = connections.find(id);
    if (connection == null) {
      var known = connections.named().keySet();
      throw terminal.wrongUse(UnknownName.name("connection", id, known));
    }
    return connection;
  }

  private RefusedRequest request(Terminal terminal) {
    if (asked.headers().isStdin() && asked.body().isStdin()) {
      throw terminal.wrongUse("only one of --headers and --body may be -");
    }
    var headers = bytes(terminal, asked.headers(), HEADERS_BYTES_MAX);
    var body = bytes(terminal, asked.body(), BODY_BYTES_MAX);
    return switch (HeaderLines.read(headers)) {
      case HeaderLines.Reading.Read(var read) -> new RefusedRequest(read, body);
      case HeaderLines.Reading.Unreadable(var reason) ->
          throw terminal.wrongUse("%s is %s".formatted(asked.headers().name(), reason));
    };
  }

  private byte[] bytes(Terminal terminal, InputFile file, int max) {
    return switch (file.read(stdin, max)) {
      case InputFile.Content.Read(var bytes) -> bytes;
      case InputFile.Content.Unreadable(var complaint) -> throw terminal.wrongUse(complaint);
    };
  }
}
