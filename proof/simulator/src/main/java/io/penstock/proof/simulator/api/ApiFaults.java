package io.penstock.proof.simulator.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The faults of one connection: scripted ones first, then standing ones, then random ones.
///
/// A path of a script is a prefix: `/` stands for all calls, `/api/erp/purchase-orders/` for the
/// reads of single purchase orders. Thread-safe.
public final class ApiFaults {
  /// A share of all calls.
  private static final int ALL_PER_MILLE = 1000;

  /// Random faults meet only these calls. A refresh whose answer is lost costs the connection its
  /// tokens, so only a script loses it.
  private static final String DATA = "/api/";

  private final RandomGenerator random;
  private final List<Script> scripts = new ArrayList<>();
  private final List<Script> standing = new ArrayList<>();
  private final List<Share> shares = new ArrayList<>();

  private record Script(String path, ApiFault fault) {}

  private record Share(int perMille, List<ApiFault> faults) {}

  /// No faults yet.
  ///
  /// @param random decides whether a call meets a random fault, and which one
  ApiFaults(RandomGenerator random) {
    this.random = random;
  }

  /// The next calls to the path meet these faults, one fault a call.
  public synchronized void next(String path, ApiFault... faults) {
    for (var fault : faults) {
      scripts.add(new Script(path, fault));
    }
  }

  /// Every call to the path meets the fault, until [#clear].
  public synchronized void always(String path, ApiFault fault) {
    standing.add(new Script(path, fault));
  }

  /// A share of the calls for data meets one of the faults at random, until [#clear].
  ///
  /// @throws IllegalArgumentException if all shares exceed 1000 per mille
  public synchronized void share(int perMille, List<ApiFault> faults) {
    int sum = perMille + shares.stream().mapToInt(Share::perMille).sum();
    if (perMille < 0 || sum > ALL_PER_MILLE || faults.isEmpty()) {
      throw new IllegalArgumentException("%d per mille of %s".formatted(sum, faults));
    }
    shares.add(new Share(perMille, List.copyOf(faults)));
  }

  /// Ends all faults.
  public synchronized void clear() {
    scripts.clear();
    standing.clear();
    shares.clear();
  }

  /// The fault that a call to this path meets.
  synchronized Optional<ApiFault> draw(String path) {
    for (Iterator<Script> each = scripts.iterator(); each.hasNext(); ) {
      var script = each.next();
      if (path.startsWith(script.path())) {
        each.remove();
        return Optional.of(script.fault());
      }
    }
    return standing.stream()
        .filter(script -> path.startsWith(script.path()))
        .map(Script::fault)
        .findFirst()
        .or(() -> path.startsWith(DATA) ? drawRandom() : Optional.empty());
  }

  private Optional<ApiFault> drawRandom() {
    int left = random.nextInt(ALL_PER_MILLE);
    for (var share : shares) {
      left -= share.perMille();
      if (left < 0) {
        return Optional.of(share.faults().get(random.nextInt(share.faults().size())));
      }
    }
    return Optional.empty();
  }
}
