/** The harness's commands: what a team that onboards regions runs beside its nodes. */
package org.tongban.harness;
