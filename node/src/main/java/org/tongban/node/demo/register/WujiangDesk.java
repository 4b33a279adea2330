package org.tongban.node.demo.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.util.function.Function;

/**
 * One address of the system of 吴江: what it finds for an ask, and the form in which it says so.
 *
 * @param xml an old part of the system replies in XML: {@code <fh>}, with one {@code <tm>} (条目) in
 *     {@code <sj>} for each thing found
 */
public record WujiangDesk(Function<JsonNode, ArrayNode> find, boolean xml) {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectWriter XML = new XmlMapper().writer().withRootName("fh");

  public static WujiangDesk json(Function<JsonNode, ArrayNode> find) {
    return new WujiangDesk(find, false);
  }

  public static WujiangDesk xml(Function<JsonNode, ArrayNode> find) {
    return new WujiangDesk(find, true);
  }

  /** Puts what it found into the reply. */
  void answer(JsonNode ask, ObjectNode reply) {
    ArrayNode found = find.apply(ask);
    if (xml) {
      reply.putObject("sj").set("tm", found);
    } else {
      reply.set("sj", found);
    }
  }

  byte[] bytes(ObjectNode reply) throws JsonProcessingException {
    return xml ? XML.writeValueAsBytes(reply) : JSON.writeValueAsBytes(reply);
  }

  String contentType() {
    return (xml ? "application/xml" : "application/json") + "; charset=utf-8";
  }
}
