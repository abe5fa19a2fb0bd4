<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClassPanel</name>
    <message numerus="yes">
        <source>“{name}” and its %Ln label(s) deleted.</source>
        <translation>
            <numerusform>“{name}” and its %Ln label deleted.</numerusform>
            <numerusform>“{name}” and its %Ln labels deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassifyDialog</name>
    <message numerus="yes">
        <source>%Ln recording(s), {hours} hours of sound</source>
        <translation>
            <numerusform>%Ln recording, {hours} hours of sound</numerusform>
            <numerusform>%Ln recordings, {hours} hours of sound</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln other class(es)</source>
        <translation>
            <numerusform>of %Ln other class</numerusform>
            <numerusform>of %Ln other classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>better by %Ln point(s)</source>
        <translation>
            <numerusform>better by %Ln point</numerusform>
            <numerusform>better by %Ln points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>worse by %Ln point(s)</source>
        <translation>
            <numerusform>worse by %Ln point</numerusform>
            <numerusform>worse by %Ln points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for {files} of %Ln recording(s)</source>
        <translation>
            <numerusform>for {files} of %Ln recording</numerusform>
            <numerusform>for {files} of %Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) imported</source>
        <translation>
            <numerusform>%Ln label imported</numerusform>
            <numerusform>%Ln labels imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenedWords</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) on {recordings}</source>
        <translation>
            <numerusform>%Ln label on {recordings}</numerusform>
            <numerusform>%Ln labels on {recordings}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) by {what}</source>
        <translation>
            <numerusform>%Ln group by {what}</numerusform>
            <numerusform>%Ln groups by {what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fold(s): {names}</source>
        <translation>
            <numerusform>%Ln fold: {names}</numerusform>
            <numerusform>%Ln folds: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordingsPanel</name>
    <message numerus="yes">
        <source>%Ln recording(s)</source>
        <translation>
            <numerusform>%Ln recording</numerusform>
            <numerusform>%Ln recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln recording(s)</source>
        <translation>
            <numerusform>{shown} of %Ln recording</numerusform>
            <numerusform>{shown} of %Ln recordings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachPage</name>
    <message numerus="yes">
        <source>{labels} in %Ln class(es).</source>
        <translation>
            <numerusform>{labels} in %Ln class.</numerusform>
            <numerusform>{labels} in %Ln classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s)</source>
        <translation>
            <numerusform>%Ln label</numerusform>
            <numerusform>%Ln labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictRate</name>
    <message numerus="yes">
        <source>%Ln verdict(s) a minute</source>
        <translation>
            <numerusform>%Ln verdict a minute</numerusform>
            <numerusform>%Ln verdicts a minute</numerusform>
        </translation>
    </message>
</context>
</TS>
