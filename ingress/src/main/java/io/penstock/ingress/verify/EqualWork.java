package io.penstock.ingress.verify;

import io.penstock.settings.Algorithm;
import io.penstock.settings.Connection;
import io.penstock.settings.Connections;
import io.penstock.settings.Signature;
import io.penstock.settings.SignedContent;
import java.util.LinkedHashMap;
import java.util.Map;

/// The work that every body costs that is not verified, in one snapshot: so much that no connection
/// could have cost more, whether there is one or not.
///
/// @param macs how many MACs of each kind
record EqualWork(Map<Kind, Integer> macs) {

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
    Map<Kind, Integer> most = new LinkedHashMap<>();
    connections.all().forEach(connection -> add(most, connection));
    return new EqualWork(most);
  }

  /// A token is compared, which costs nothing to speak of.
  private static void add(Map<Kind, Integer> most, Connection connection) {
    var signature = connection.recipe().signature();
    if (signature.algorithm() != Algorithm.TOKEN) {
      most.merge(Kind.of(signature), connection.keys().size(), Math::max);
    }
  }
}
