/** What the exchange costs, beside a control in the same run. Programs, not tests. */
package org.tongban.it.measure;
