Traffic Generator stands under the Apache License 2.0 (LICENSE). It is shipped with the works of others that are listed
here, each with its licence. Their files in lib/ are as their authors published them, with the notices inside. The texts of
the licences, and the notices that are nowhere inside, are in licences/. A work that may be had under one of several
licences is used under the first of those that stands in this list: Apache-2.0, MIT, BSD-2-Clause, BSD-3-Clause, EPL-2.0,
GPL-2.0-only WITH Classpath-exception-2.0.

The source code of each is at Maven Central, in the folder of its name and version,
in the file that ends with -sources.jar; that of swagger-ui, three files of which are inside our own jar, at its address.

Images and installers also bring a Java runtime, with its licences in its folder legal/. A container image has the works
for the console left out, and the native libraries of JNA and zstd-jni taken out of their jars and put beside them.

${dependencyMap?size} works:
<#list dependencyMap as entry>
<#assign work = entry.key/>

${work.groupId}:${work.artifactId} ${work.version}
  ${entry.value?join(" or ")}
<#if work.url??>
  ${work.url}
</#if>
</#list>
