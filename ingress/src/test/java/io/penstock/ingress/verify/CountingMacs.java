package io.penstock.ingress.verify;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/// A security provider that has the JDK compute `HmacSHA256` and counts how often.
final class CountingMacs extends Provider {
  private static final long serialVersionUID = 1;
  private static final String NAME = "HmacSHA256";

  private final AtomicLong count = new AtomicLong();

  CountingMacs() {
    super("counting", "1", "counts MACs");
    putService(
        new Service(this, "Mac", NAME, Counting.class.getName(), List.of(), Map.of()) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new Counting(count);
          }
        });
  }

  long count() {
    return count.get();
  }

  private static final class Counting extends MacSpi {
    private final AtomicLong count;
    private final Mac mac;

    Counting(AtomicLong count) {
      this.count = count;
      try {
        this.mac = Mac.getInstance(NAME, "SunJCE");
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
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      count.incrementAndGet();
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }
}
