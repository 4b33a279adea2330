package org.tongban.node.demo.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;

/** A search for people by GET would put them into addresses, and addresses into logs. */
final class PostOnly {
  private PostOnly() {}

  static void check(RequestDetails request) {
    if (request.getRequestType() != RequestTypeEnum.POST) {
      throw new MethodNotAllowedException("search people by POST to _search");
    }
  }
}
