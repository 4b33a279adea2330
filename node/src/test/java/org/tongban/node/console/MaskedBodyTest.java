package org.tongban.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.StrictJson;

class MaskedBodyTest {
  @Test
  void keepsFormAndCodesAndNothingOfAPerson() {
    // Given
    var body =
        """
        {"subject": {"idNumber": "310199197503130101", "name": "㼆·𠮷"}, "amountFen": 120000,
         "status": "APPROVED", "effectiveFrom": "2026-01-01", "alive": true, "died": null,
         "list": ["WANG XIAOMING", "A_CODE", {"name": "张"}]}
        """;

    // When
    var masked = MaskedBody.of(StrictJson.parse(body.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(masked.toString())
        .isEqualTo(
            "{\"subject\":{\"idNumber\":\"•••\",\"name\":\"•••\"},\"amountFen\":\"•••\","
                + "\"status\":\"APPROVED\",\"effectiveFrom\":\"2026-01-01\",\"alive\":true,"
                + "\"died\":null,\"list\":[\"•••\",\"A_CODE\",{\"name\":\"•••\"}]}");
  }
}
