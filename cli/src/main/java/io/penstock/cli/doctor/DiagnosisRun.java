package io.penstock.cli.doctor;

import io.penstock.cli.doctor.RequestFacts.RequestFact;
import io.penstock.cli.doctor.RequestOptions.RefusedRequest;
import io.penstock.cli.doctor.SecretDirectory.NamedSecret;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.signature.PresentedSignatures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// One diagnosis: why the signature of a refused request does not verify for a connection.
///
/// @param connectionId the id in the question; it differs from the connection's own id if the
///   connection is the wildcard
/// @param recipes all known recipes
/// @param secrets all secrets of the secrets directory
/// @param at when the request was received
/// @param atWords the description of that time in messages
record DiagnosisRun(
    String connectionId,
    Connection connection,
    RefusedRequest request,
    Collection<Recipe> recipes,
    List<NamedSecret> secrets,
    Instant at,
    String atWords) {

  /// The maximum number of attempts.
  static final int TRIES_MAX = 200_000;

  /// The maximum number of body bytes that all attempts together may process.
  static final long BYTES_MAX = 8L << 30;

  /// The result: `tried` counts the attempts; `whole` is false if a limit ended the search.
  record Result(List<RequestFact> facts, Diagnosis diagnosis, int tried, boolean whole) {}

  Result carryOut() {
    var facts = RequestFacts.of(connectionId, connection, request, at, atWords);
    var variants =
        SigningDifferences.of(connection, request.headers(), request.body(), recipes, secrets);
    var found = SigningDifferenceSearch.of(configured(), variants, TRIES_MAX, BYTES_MAX);
    var diagnosis = Diagnosis.of(isSigned(), facts, found);
    return new Result(facts, diagnosis, found.tried(), found.whole());
  }

  private boolean isSigned() {
    var asked = connection.recipe().signature();
    return request.headers().values(asked.header()).stream()
            .anyMatch(value -> !PresentedSignatures.decoded(asked, value).isEmpty())
        || HeaderInterpretations.of(request.headers(), asked).stream()
            .anyMatch(reading -> reading.algorithm() != Algorithm.TOKEN);
  }

  /// The attempts as the connection is configured: one for each of its secrets.
  private List<SigningAttempt> configured() {
    var recipe = connection.recipe();
    var form = SecretForm.of(recipe.signature().secretEncoding());
    return secrets.stream()
        .filter(
            secret -> connection.keys().stream().anyMatch(key -> key.id().equals(secret.file())))
        .map(secret -> new SigningAttempt(recipe, request.headers(), secret, form, request.body()))
        .toList();
  }
}
