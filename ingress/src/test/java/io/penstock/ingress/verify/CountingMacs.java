package io.penstock.ingress.verify;

import io.penstock.senders.recipe.Algorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/// A security provider that has the JDK compute MACs and counts how many of each algorithm, and
/// over how many bytes.
final class CountingMacs extends Provider {
  private static final long serialVersionUID = 1;

  private final transient Map<String, Work> works = new ConcurrentHashMap<>();

  CountingMacs() {
    super("counting", "1", "counts MACs");
    List.of("HmacSHA256", "HmacSHA512", "HmacSHA1").forEach(this::count);
  }

  private void count(String algorithm) {
    var work = new Work(algorithm, new AtomicLong(), new AtomicLong());
    works.put(algorithm, work);
    putService(
        new Service(this, "Mac", algorithm, Counting.class.getName(), List.of(), Map.of()) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new Counting(work);
          }
        });
  }

  long count(Algorithm algorithm) {
    return work(algorithm).count.get();
  }

  long bytes(Algorithm algorithm) {
    return work(algorithm).bytes.get();
  }

  private Work work(Algorithm algorithm) {
    return Objects.requireNonNull(works.get(algorithm.standardName()));
  }

  private record Work(String algorithm, AtomicLong count, AtomicLong bytes) {}

  private static final class Counting extends MacSpi {
    private final Work work;
    private final Mac mac;

    Counting(Work work) {
      this.work = work;
      try {
        this.mac = Mac.getInstance(work.algorithm, "SunJCE");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters) {
      try {
        mac.init(key);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineUpdate(byte input) {
      work.bytes.incrementAndGet();
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      work.bytes.addAndGet(length);
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      work.count.incrementAndGet();
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }
}
