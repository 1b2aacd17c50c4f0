package io.penstock.cli.sign;

import io.penstock.cli.output.CommandFailure;
import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Terminal;
import io.penstock.cli.output.UnknownName;
import io.penstock.cli.sign.Signer.SignedHeader;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.settings.Problems;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock sign`: the headers that sign a file.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Prints the headers that sign a file, as the sender of a webhook would have them.",
    footer = {
      "",
      "Example:",
      "  penstock sign --file body.json --secret-file data/secrets/demo",
      "  penstock sign --file body.json --secret-file data/secrets/demo \\",
      "      --curl http://127.0.0.1:8080/webhooks/demo",
      "  penstock sign --file body.json --secret-file svix.key --recipe standard-webhooks"
    })
public final class SignCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final InputStream stdin;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "Holds exactly the body; - is stdin.")
  private @Nullable String file;

  @Option(
      names = "--secret-file",
      required = true,
      paramLabel = "FILE",
      description = "Holds the secret; one line end after it is left out.")
  private @Nullable Path secretFile;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "How the sender signs (default ${DEFAULT-VALUE}).")
  private String recipe = "makini";

  @Option(
      names = "--recipes",
      paramLabel = "FILE",
      description = "A recipes.yaml with recipes of your own.")
  private @Nullable Path recipes;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The webhook's id, where the recipe has it signed (default: a new one).")
  private @Nullable String id;

  @Option(
      names = "--timestamp",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "When it is signed, where the recipe wants that said: Unix seconds, or such as"
              + " 2026-01-02T03:04:05Z (default: now).")
  private @Nullable Instant timestamp;

  @ArgGroup private @Nullable Form form;

  /// How to print it, where not as a header.
  private static final class Form {
    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
        names = "--curl",
        paramLabel = "URL",
        description = "Print a line for a shell that posts the file there.")
    private @Nullable String curl;
  }

  /// The command.
  ///
  /// @param stdin what `--file -` reads
  public SignCommand(InstantSource clock, InputStream stdin) {
    this.clock = clock;
    this.stdin = stdin;
  }

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var name = Objects.requireNonNull(file);
    var headers = headers(signer(terminal), new BodyFile(name).read(stdin));
    terminal.data(printed(headers, name));
    return ExitCode.OK;
  }

  private Signer signer(Terminal terminal) {
    var all = known();
    var known = all.get(recipe);
    if (known == null) {
      throw terminal.wrongUse(UnknownName.name("recipe", recipe, all.keySet()));
    }
    var encoding = known.signature().secretEncoding();
    return new Signer(known, SecretFile.read(Objects.requireNonNull(secretFile), encoding));
  }

  private Map<String, Recipe> known() {
    if (recipes == null) {
      return BuiltInRecipes.builtIn();
    }
    if (!Files.exists(recipes)) {
      throw new CommandFailure("there is no recipes file " + recipes);
    }
    var problems = new Problems();
    var known = RecipesFile.read(recipes, problems);
    problems.throwIfAny();
    return known;
  }

  private List<SignedHeader> headers(Signer signer, byte[] body) {
    var newId = "msg_" + UUID.randomUUID().toString().replace("-", "");
    var at = Objects.requireNonNullElseGet(timestamp, clock::instant);
    try {
      return signer.headers(body, Objects.requireNonNullElse(id, newId), at.toEpochMilli());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private String printed(List<SignedHeader> headers, String name) {
    if (form != null && form.curl != null) {
      return CurlLine.ofFile(form.curl, headers, name);
    }
    if (form != null && form.json) {
      var line = new JsonLine();
      headers.forEach(header -> line.with(header.name(), header.value()));
      return line.toString();
    }
    return headers.stream().map(SignedHeader::toString).collect(Collectors.joining("\n"));
  }
}
