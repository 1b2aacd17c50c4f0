package io.penstock.ingress.verify;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Algorithm;
import io.penstock.settings.Connection;
import io.penstock.settings.Connections;
import io.penstock.settings.Signature;
import io.penstock.settings.SignedContent;
import io.penstock.settings.SignedTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The work that every body costs that is not verified, in one snapshot: so much that no connection
/// could have cost more, whether there is one or not.
///
/// @param macs how many MACs of each kind
/// @param times where times of signatures are looked for in the body
record EqualWork(Map<Kind, Integer> macs, Set<JsonPointer> times) {

  /// MACs that cost the same for the same body. What stands before or behind the body is too short
  /// to tell.
  ///
  /// @param content what is computed over: the body, or what must be looked for in it
  record Kind(Algorithm algorithm, SignedContent content) {

    static Kind of(Signature signature) {
      var content = signature.signs();
      return new Kind(signature.algorithm(), content.hasMembers() ? content : SignedContent.BODY);
    }
  }

  static EqualWork of(Connections connections) {
    var work = new EqualWork(new LinkedHashMap<>(), new LinkedHashSet<>());
    connections.all().forEach(work::add);
    return work;
  }

  /// A token is compared, which costs nothing to speak of.
  private void add(Connection connection) {
    var signature = connection.recipe().signature();
    if (signature.algorithm() != Algorithm.TOKEN) {
      macs.merge(Kind.of(signature), connection.keys().size(), Math::max);
    }
    var pointer = timePointer(signature);
    if (pointer != null) {
      times.add(pointer);
    }
  }

  /// Where the body says when it was signed; `null` where it does not.
  static @Nullable JsonPointer timePointer(Signature signature) {
    return signature.time() != null
            && signature.time().source() instanceof SignedTime.Source.Member(var pointer)
        ? pointer
        : null;
  }
}
