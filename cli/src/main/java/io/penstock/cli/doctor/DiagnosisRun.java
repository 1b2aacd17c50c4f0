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

/// One request held against one connection, with all that an operator has to compare it with.
///
/// @param connectionId as it was asked about; another than the connection's own for the wildcard
/// @param recipes all there are
/// @param secrets all that stand in the directory
/// @param at when the request came
/// @param atWords what that time is called
record DiagnosisRun(
    String connectionId,
    Connection connection,
    RefusedRequest request,
    Collection<Recipe> recipes,
    List<NamedSecret> secrets,
    Instant at,
    String atWords) {

  /// How many attempts are made.
  static final int TRIES_MAX = 200_000;

  /// How many bytes of bodies all attempts together may go over.
  static final long BYTES_MAX = 8L << 30;

  /// What came of it.
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

  /// As the connection has it, once for each of its secrets.
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
