{{/* What every command needs to know. */}}
{{- define "service.env" -}}
- name: LOG_LEVEL
  value: {{ .Values.log.level | quote }}
{{- range $name, $value := .Values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* REGISTRY_URL, and the credentials that it asks for. */}}
{{- define "service.envFrom" -}}
- secretRef:
    name: {{ .Values.registry.existingSecret | quote }}
{{- end }}

{{- define "service.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end }}
