package observe

import (
	"context"
	"fmt"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Tracer writes OpenTelemetry traces; a nil one writes none.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
}

// Tracing makes a tracer where OpenTelemetry's own variables name a collector
// (OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT; OTLP over
// HTTP), nil where they do not: nothing is sent unless somebody asks for it.
func Tracing(ctx context.Context, version string) (*Tracer, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
		return nil, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("traces: %w; look at OTEL_EXPORTER_OTLP_ENDPOINT", err)
	}
	who, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "readout"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("traces: %w; look at OTEL_RESOURCE_ATTRIBUTES", err)
	}
	p := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(who))
	return &Tracer{p, p.Tracer("readout")}, nil
}

// Span begins a piece of work; end says how it ended and gives names and values
// in turn.
func (t *Tracer) Span(ctx context.Context, name string) (_ context.Context, end func(err error, pairs ...string)) {
	if t == nil {
		return ctx, func(error, ...string) {}
	}
	ctx, span := t.tracer.Start(ctx, name)
	return ctx, func(err error, pairs ...string) {
		for i := 0; i+1 < len(pairs); i += 2 {
			span.SetAttributes(attribute.String(pairs[i], pairs[i+1]))
		}
		if err != nil {
			span.RecordError(err)
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}
}

// Close sends what was not sent yet.
func (t *Tracer) Close(ctx context.Context) error {
	if t == nil {
		return nil
	}
	return t.provider.Shutdown(ctx)
}
