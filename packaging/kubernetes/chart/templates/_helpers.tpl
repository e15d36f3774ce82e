{{- define "traffic-generator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "traffic-generator.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := include "traffic-generator.name" . }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "traffic-generator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "traffic-generator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- /* Helm adds the label that says who manages it; the plain manifests have none. */ -}}
{{- define "traffic-generator.labels" -}}
{{ include "traffic-generator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | replace "+" "_" | quote }}
{{- end }}

{{- define "traffic-generator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "traffic-generator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "traffic-generator.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{- define "traffic-generator.startName" -}}
{{- default (printf "%s-start" (include "traffic-generator.fullname" . | trunc 57 | trimSuffix "-")) .Values.startFile.existing }}
{{- end }}

{{- /* The start body as JSON text. Text is kept as it is: a long seed would not survive as a number. */ -}}
{{- define "traffic-generator.startJson" -}}
{{- if kindIs "string" .Values.startFile.content }}
{{- if not (kindIs "map" (mustFromJson .Values.startFile.content)) }}
{{- fail "startFile.content is JSON, but no object" }}
{{- end }}
{{- .Values.startFile.content }}
{{- else }}
{{- mustToRawJson .Values.startFile.content }}
{{- end }}
{{- end }}

{{- /* Whether the chart makes the Secret or ConfigMap of the start file. */ -}}
{{- define "traffic-generator.makesStart" -}}
{{- if .Values.startFile.content }}
{{- if .Values.startFile.existing }}
{{- fail "startFile.content and startFile.existing: only one of them" }}
{{- end }}
{{- "yes" }}
{{- end }}
{{- end }}

{{- /* MiB of the pod. */ -}}
{{- define "traffic-generator.podMemory" -}}
{{- $soft := int .Values.memory.softLimitMb }}
{{- $hard := int .Values.memory.hardLimitMb }}
{{- if gt $soft $hard }}
{{- fail (printf "memory.softLimitMb (%d) is more than memory.hardLimitMb (%d)" $soft $hard) }}
{{- end }}
{{- printf "%dMi" (add $hard 128) }}
{{- end }}
