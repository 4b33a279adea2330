package org.tongban.core.seal;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The implementation of the ES256 suite's algorithms, chosen once at start: the native provider
 * where its library loads and passes its self tests, BouncyCastle elsewhere. Health shows which.
 */
public final class CryptoProvider {
  private final Provider provider;
  private final boolean nativeCode;

  private CryptoProvider(Provider provider, boolean nativeCode) {
    this.provider = Objects.requireNonNull(provider, "provider");
    this.nativeCode = nativeCode;
  }

  /** The best provider that works on this machine. */
  public static CryptoProvider choose() {
    return Native.works() ? Native.chosen() : bouncyCastle();
  }

  /** The fallback, by name, for machines and tests that must not use native code. */
  public static CryptoProvider bouncyCastle() {
    return new CryptoProvider(Fallback.INSTANCE, false);
  }

  /** Made at the first need; it takes a tenth of a second and holds thousands of entries. */
  private static final class Fallback {
    static final Provider INSTANCE = new BouncyCastleProvider();
  }

  /** Apart, since what verifies proofs only comes without the native provider. */
  private static final class Native {
    private static final AmazonCorrettoCryptoProvider CANDIDATE =
        AmazonCorrettoCryptoProvider.INSTANCE;

    static boolean works() {
      return CANDIDATE.getLoadingError() == null
          && CANDIDATE.runSelfTests().equals(SelfTestStatus.PASSED);
    }

    static CryptoProvider chosen() {
      return new CryptoProvider(CANDIDATE, true);
    }
  }

  /**
   * Has the whole program, and with it the JDK's TLS, take its algorithms from here first where
   * this is native code: the JDK's own are several times slower until its compiler has seen them.
   */
  public CryptoProvider preferred() {
    if (nativeCode) {
      Security.insertProviderAt(provider, 1);
    }
    return this;
  }

  /** Name and version, for health. */
  public String name() {
    return provider.getName() + " " + provider.getVersionStr();
  }

  /** Whether the algorithms run in native code. */
  public boolean isNative() {
    return nativeCode;
  }

  Provider jca() {
    return provider;
  }

  /** The key in the provider's own form, which it would else make of it at each use. */
  <K extends Key> K own(K key) {
    try {
      var same = KeyFactory.getInstance("EC", provider).translateKey(key);
      @SuppressWarnings("unchecked") // a public key stays one, and so does a private one
      var own = (K) same;
      return own;
    } catch (GeneralSecurityException e) {
      return key;
    }
  }
}
