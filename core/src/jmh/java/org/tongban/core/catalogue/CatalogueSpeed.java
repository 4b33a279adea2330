package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Draft;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;

/** What checking an ask against its contract costs, and reading the JSON before it. */
@State(Scope.Benchmark)
public class CatalogueSpeed {
  private final Catalogue catalogue = Examples.CATALOGUE;
  private final JsonNode body = Examples.json("{\"certificateNo\":\"J310118-2026-000001\"}");
  private final byte[] bytes = StrictJson.write(body);
  private final Draft draft =
      Contents.of(
          new ServiceId("certificate.marriage"),
          Optional.empty(),
          new Purpose("MARRIAGE_REGISTRATION"),
          BasisType.STATUTE,
          body);

  @Benchmark
  public ValidContent checksAnAsk() {
    return catalogue.checkAsk(draft);
  }

  @Benchmark
  public JsonNode readsJson() {
    return StrictJson.parse(bytes);
  }
}
