package org.tongban.node.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.header.Headers;

/**
 * A record that a local system wrote, whatever it is.
 *
 * @param key to which the answer is written; empty where it is none that an answer could have
 * @param service as its header says; empty for none
 * @param value empty for none
 */
record AskRecord(
    String topic, int partition, long offset, Optional<String> key, String service, byte[] value) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final String SERVICE = "service";

  static AskRecord of(Message message) {
    var body = message.getBody(byte[].class);
    return new AskRecord(
        message.getHeader(KafkaConstants.TOPIC, String.class),
        message.getHeader(KafkaConstants.PARTITION, Integer.class),
        message.getHeader(KafkaConstants.OFFSET, Long.class),
        text(message.getHeader(KafkaConstants.KEY, byte[].class)).filter(KEY.asMatchPredicate()),
        service(message.getHeader(KafkaConstants.HEADERS, Headers.class)),
        body == null ? new byte[0] : body);
  }

  private static String service(Headers headers) {
    var found = headers == null ? null : headers.lastHeader(SERVICE);
    return text(found == null ? null : found.value()).orElse("");
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return bytes == null
          ? Optional.empty()
          : Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
