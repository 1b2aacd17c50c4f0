package io.penstock.cli.sign;

import io.penstock.cli.output.CommandFailure;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.secret.SecretFiles;
import java.nio.file.Path;

/// One secret in a file, read as the services read theirs.
public final class SecretFile {
  private SecretFile() {}

  /// The secret in that file, decoded; a failure where there is none.
  public static Secret read(Path file, SecretEncoding encoding) {
    var directory = file.toAbsolutePath().getParent();
    var name = file.getFileName();
    if (directory == null || name == null) {
      throw new CommandFailure("the secret file " + file + " is a directory");
    }
    return switch (new SecretFiles(directory).read(name.toString(), encoding)) {
      case SecretFiles.Content.Held(var secret) -> secret;
      case SecretFiles.Content.Unusable(var reason, _) ->
          throw new CommandFailure(
              "the secret file %s is %s; put the secret that the sender signs with there"
                  .formatted(file, reason));
    };
  }
}
