package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The work for every unverified body in one snapshot, whether its connection is known or not. Each
/// way of signing is tried with the maximum number of keys of its connections.
///
/// @param ways the ways of signing, each once
/// @param macs the MACs to compute; MACs of equal cost are shared by all ways that need them
/// @param byRecipe the way of each recipe in use, as an index in `ways`, by the recipe's name
record VerificationCost(List<Way> ways, List<Macs> macs, Map<String, Integer> byRecipe) {

  /// A way of signing: the properties that determine how a signature is read and compared.
  ///
  /// @param idHeaders the headers that may hold the webhook's id; empty if the id is not signed
  /// @param keysMax the maximum number of keys of a connection of this way
  record Way(SignatureScheme signature, List<String> idHeaders, int keysMax) {}

  /// MACs of equal cost for one body.
  ///
  /// @param keysMax the number of MACs
  /// @param ways the ways that need them, as indexes in [VerificationCost#ways]
  record Macs(Kind kind, int keysMax, List<Integer> ways) {}

  /// The properties shared by MACs of equal cost. Their ids and times may differ.
  ///
  /// @param content the signed content if it has members to search for; otherwise the body
  record Kind(Algorithm algorithm, SignedContent content) {
    static Kind of(SignatureScheme signature) {
      var content = signature.signs();
      return new Kind(signature.algorithm(), content.hasMembers() ? content : SignedContent.BODY);
    }
  }

  private record Signing(SignatureScheme signature, List<String> idHeaders) {
    static Signing of(Recipe recipe) {
      var signature = recipe.signature();
      return new Signing(
          signature, signature.signs().hasId() ? recipe.webhookId().headers() : List.of());
    }
  }

  static VerificationCost of(Connections connections) {
    var keys = new LinkedHashMap<Signing, Integer>();
    var recipes = new HashMap<String, Signing>();
    connections
        .all()
        .forEach(
            connection -> {
              var signing = signing(connection, recipes);
              keys.merge(signing, connection.keys().size(), Math::max);
            });
    var ways = new ArrayList<Way>();
    var places = new HashMap<Signing, Integer>();
    keys.forEach(
        (signing, keysMax) -> {
          places.put(signing, ways.size());
          ways.add(new Way(signing.signature, signing.idHeaders, keysMax));
        });
    var byRecipe = new HashMap<String, Integer>();
    recipes.forEach((name, signing) -> byRecipe.put(name, places.get(signing)));
    return new VerificationCost(List.copyOf(ways), macs(ways), Map.copyOf(byRecipe));
  }

  private static Signing signing(Connection connection, Map<String, Signing> recipes) {
    var recipe = connection.recipe();
    return recipes.computeIfAbsent(recipe.name(), _ -> Signing.of(recipe));
  }

  /// Groups the MACs of all ways by cost. A token needs no MAC.
  private static List<Macs> macs(List<Way> ways) {
    var keys = new LinkedHashMap<Kind, Integer>();
    var places = new HashMap<Kind, List<Integer>>();
    for (int place = 0; place < ways.size(); place++) {
      var way = ways.get(place);
      if (way.signature.algorithm() != Algorithm.TOKEN) {
        var kind = Kind.of(way.signature);
        keys.merge(kind, way.keysMax, Math::max);
        places.computeIfAbsent(kind, _ -> new ArrayList<>()).add(place);
      }
    }
    return keys.entrySet().stream()
        .map(
            each ->
                new Macs(each.getKey(), each.getValue(), List.copyOf(places.get(each.getKey()))))
        .toList();
  }
}
