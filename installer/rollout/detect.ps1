# Detection rule of Intune and SCCM: says something, and ends with 0, when this version or a newer one is installed.
# The 64-bit view is asked for: Intune runs such scripts in 32 bits unless told otherwise.
$wanted = [version]'0.1.0'
$base = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
$key = $base.OpenSubKey('Software\Bellerbeeld')
if ($key -and [version]$key.GetValue('Version') -ge $wanted) { Write-Output 'installed'; exit 0 }
exit 1
