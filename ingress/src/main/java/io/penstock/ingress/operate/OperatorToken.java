package io.penstock.ingress.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an operator must show to see the samples: 16 characters at least, so that nobody guesses
/// it.
///
/// @param secret visible ASCII characters, because an HTTP header carries it
public record OperatorToken(Secret secret) {

  private static final String EXPECTED =
      "at least 16 visible ASCII characters, no blank among them";

  private static final Pattern VISIBLE = Pattern.compile("[!-~]{16,}");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([!-~]+) *");

  public OperatorToken {
    if (!VISIBLE.matcher(text(secret)).matches()) {
      throw new IllegalArgumentException("a token is " + EXPECTED);
    }
  }

  /// Reads the file of the setting `samples.token.file`.
  ///
  /// @return `null` where it holds no token, which then is a problem
  public static @Nullable OperatorToken read(Path file, Problems problems) {
    return switch (SecretFiles.readOne(file)) {
      case SecretFiles.Content.Held(var secret) when VISIBLE.matcher(text(secret)).matches() ->
          new OperatorToken(secret);
      case SecretFiles.Content.Held _ -> refuse(file, "something else", problems);
      case SecretFiles.Content.Unusable(var reason, _) -> refuse(file, reason, problems);
    };
  }

  private static @Nullable OperatorToken refuse(Path file, String given, Problems problems) {
    var expected = "expected " + EXPECTED;
    problems.add(
        new Problem(file.toString(), "the token (samples.token.file)", given, expected, null));
    return null;
  }

  private static String text(Secret secret) {
    return new String(secret.bytes(), UTF_8);
  }

  /// Whether a request's `Authorization` shows it (RFC 6750). The time it takes says nothing of
  /// where another token differs.
  boolean isShownBy(List<String> authorization) {
    var bearer = BEARER.matcher(authorization.size() == 1 ? authorization.getFirst() : "");
    return bearer.matches()
        && MessageDigest.isEqual(bearer.group(1).getBytes(UTF_8), secret.bytes());
  }
}
