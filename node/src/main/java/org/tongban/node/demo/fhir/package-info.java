/**
 * FHIR R4 servers of the demonstration, on HAPI's plain server: the care assessments of 嘉善, and the
 * crosswalks between schemes for every region that recognises assessments of others.
 */
package org.tongban.node.demo.fhir;
