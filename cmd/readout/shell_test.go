package main

import (
	"os/exec"
	"strings"
	"testing"
)

func TestCompletionAndManual(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		out, code := capture(t, "completion", shell)
		if code != 0 || !strings.Contains(out, "reread") || !strings.Contains(out, "log-format") || strings.Contains(out, "read-job") {
			t.Errorf("%s: exit %d, %.300s", shell, code, out)
		}
		if shell != "bash" {
			continue
		}
		for line, want := range map[string]string{"readout rer": "reread", "readout token a": "add", "readout reread --di": "--diff", "readout read x --for": "--format", "readout completion f": "fish"} {
			words := strings.Fields(line)
			script := out + "\nCOMP_WORDS=(" + strings.Join(words, " ") + "); COMP_CWORD=" + string(rune('0'+len(words)-1)) + "; _readout; echo ${COMPREPLY[@]}"
			b, err := exec.Command("bash", "-c", script).CombinedOutput()
			if err != nil || strings.TrimSpace(string(b)) != want {
				t.Errorf("%s: %s, %v; want %s", line, b, err, want)
			}
		}
	}
	if out, code := capture(t, "man"); code != 0 || !strings.HasPrefix(out, ".TH READOUT 1") || !strings.Contains(out, ".SS token add") || !strings.Contains(out, `\-\-require\-token`) {
		t.Errorf("man: exit %d, %.300s", code, out)
	}
	if _, code := capture(t, "completion", "csh"); code != exitUsage {
		t.Errorf("an unknown shell: exit %d", code)
	}
}
