package io.penstock.commands.sign;

import io.penstock.commands.output.JsonLine;
import io.penstock.commands.output.Terminal;
import io.penstock.commands.output.Unknown;
import io.penstock.settings.Recipes;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock sign`: the signature header of a file.
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Prints the signature header of a file, as the sender of a webhook would have it.",
    footer = {
      "",
      "Example:",
      "  penstock sign --file body.json --secret-file data/secrets/demo",
      "  penstock sign --file body.json --secret-file data/secrets/demo \\",
      "      --curl http://127.0.0.1:8080/webhooks/demo"
    })
public final class SignCommand implements Callable<Integer> {
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
  public SignCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var name = Objects.requireNonNull(file);
    var signer = signer(terminal);
    terminal.data(printed(signer, new BodyFile(name).read(stdin), name));
    return ExitCode.OK;
  }

  private Signer signer(Terminal terminal) {
    var known = Recipes.builtIn(recipe);
    if (known == null) {
      throw terminal.wrongUse(Unknown.name("recipe", recipe, Recipes.builtInNames()));
    }
    return new Signer(known.signature(), SecretFile.read(Objects.requireNonNull(secretFile)));
  }

  private String printed(Signer signer, byte[] body, String name) {
    if (form != null && form.curl != null) {
      return CurlLine.ofFile(form.curl, signer, body, name);
    }
    var signature = signer.sign(body);
    return form != null && form.json
        ? new JsonLine().with(signer.header(), signature).toString()
        : signer.header() + ": " + signature;
  }
}
