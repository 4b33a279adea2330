package org.tongban.node.console.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.api.ProblemWriter;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** The catalogue of services, for systems that ask. */
@RestController
public class ServicesApi {
  private static final int LONGEST = 20;

  private final Services services;

  public ServicesApi(Services services) {
    this.services = services;
  }

  /** Each in its newest version. */
  @GetMapping("/api/v1/services")
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    return ApiJson.reply(
        ApiJson.page(
            asked,
            services.list(asked),
            row -> ServiceDetail.Row.of(row.contract(), row.answering())));
  }

  /** In the newest version, or in that one. */
  @GetMapping("/api/v1/services/{service}")
  ResponseEntity<byte[]> service(
      @PathVariable String service,
      @RequestParam(defaultValue = "") String version,
      HttpServletRequest request) {
    Parameters.none().text("version", LONGEST).check(request);
    var contract = services.contract(service, version);
    boolean english = !ProblemWriter.chinese(request);
    return ApiJson.reply(ServiceDetail.of(contract, services, english));
  }
}
