package org.tongban.core.seal;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;

/** What signing, encrypting and opening cost, as a node does it. */
@State(Scope.Benchmark)
public class SealSpeed {
  @Param({"ES256", "SM2"})
  public Suite suite;

  private Ask ask;
  private Sealer asker;
  private Opener answerer;
  private SignedAsk signed;
  private CertifiedKey key;
  private byte[] open;
  private byte[] encrypted;

  @Setup
  public void prepare() {
    ask = Federation.ask();
    asker = Federation.sealer(Federation.ASKER);
    answerer = Federation.opener(Federation.ANSWERER);
    signed = asker.sign(ask, suite);
    key = Federation.encryptionKey(Federation.ANSWERER, suite);
    open = Federation.open(ask, suite).wire();
    encrypted = Federation.encrypted(ask, suite).wire();
  }

  @Benchmark
  public SignedAsk signsAnAsk() {
    return asker.sign(ask, suite);
  }

  @Benchmark
  public SealedAsk encryptsASignedAsk() {
    return asker.seal(signed, Optional.of(key));
  }

  @Benchmark
  public OpenedAsk opensASignedAsk() {
    return answerer.openAsk(open, Federation.ASKER.code());
  }

  @Benchmark
  public OpenedAsk opensAnEncryptedAsk() {
    return answerer.openAsk(encrypted, Federation.ASKER.code());
  }
}
